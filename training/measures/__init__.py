"""One measure a module: what the model says of development documents against what their corpus annotates."""
