"""Which network addresses may be connected to: public ones only, whatever form they are written in.

An IPv6 address that carries an IPv4 one (mapped, translated, tunnelled) is judged by both.
"""

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address

from dateline.errors import FetchError

_TRANSLATED = (
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("64:ff9b:1::/48"),
    ipaddress.IPv6Network("::/96"),
)
_REFUSED = (
    ipaddress.IPv4Network("192.88.99.0/24"),
    ipaddress.IPv4Network("100.64.0.0/10"),
    ipaddress.IPv6Network("fec0::/10"),
    ipaddress.IPv6Network("2001::/23"),
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether the address, and any address within it, belongs to the public network."""
    if isinstance(address, IPv6Address) and address.scope_id:
        return False
    carried = _carried_addresses(address)
    return _is_public_itself(address, bool(carried)) and all(is_public(inner) for inner in carried)


def resolve_host(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host, every one of them allowed; raises FetchError otherwise."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"the host {host} cannot be found") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        refuse_private(host, addresses)
    return addresses


def refuse_private(host: str, addresses: list[str]) -> None:
    """Raise FetchError if any of the addresses is not public."""
    for text in addresses:
        if not is_public(ipaddress.ip_address(text)):
            raise FetchError(f"{host} leads to {text}, which is no public address; allow private addresses to read it")


def _is_public_itself(address: IPv4Address | IPv6Address, carries: bool) -> bool:
    if any(address.version == network.version and address in network for network in _REFUSED) and not carries:
        return False
    if address.is_multicast or address.is_unspecified or address.is_loopback or address.is_link_local:
        return False
    return carries or (address.is_global and not address.is_reserved)


def _carried_addresses(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _TRANSLATED) and not address.is_loopback:
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in carried if inner is not None]
