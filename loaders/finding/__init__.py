"""Which words of an article mean which entity: names, linking, coreference."""
