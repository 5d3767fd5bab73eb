from graphlib import CycleError, TopologicalSorter


def pipeline_order(inputs):
    """The standard library; its cycle lists each feature before its user and repeats the first at the end."""
    try:
        return tuple(TopologicalSorter(inputs).static_order()), ()
    except CycleError as error:
        return (), tuple(error.args[1][:0:-1])
