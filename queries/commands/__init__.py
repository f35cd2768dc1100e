"""The commands of ``detente``, a module for each thing one does with a graph."""
