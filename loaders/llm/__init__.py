"""A language model as another reader of articles."""
