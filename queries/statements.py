"""A text of several Cypher statements, one by one."""

from detente.graph.cypher_text import Kind, tokens


def statements(text: str) -> list[str]:
    r"""The statements of a text, split where a semicolon stands outside of strings.

    Those of nothing but spaces and comments are left out.

    >>> statements("RETURN ';' AS a; // done;\nRETURN 2;")
    ["RETURN ';' AS a", '// done;\nRETURN 2']
    """
    told = tokens(text)
    ends = [one.start for one in told if one.text == ";" and one.kind is Kind.MARK]
    parts, start = [], 0
    for end in (*ends, len(text)):
        if any(start <= one.start < end for one in told):
            parts.append(text[start:end].strip())
        start = end + 1
    return parts
