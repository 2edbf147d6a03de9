"""What is left over of another's text: places, organs, levels and years that are not the draft's own.

The rules that tell it (M102, M105, M106, M108, M110, W131) read here; each package has one kind of leftover.
"""
