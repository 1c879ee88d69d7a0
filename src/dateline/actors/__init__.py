"""Actors: who the words mean, of which country and sector, in which office."""

from dateline.actors.resolver import ActorResolver
from dateline.actors.types import ActorContext, ResolvedActor

__all__ = ["ActorContext", "ActorResolver", "ResolvedActor"]
