"""The story: the article's case in steps, each with its footnotes and its view of the map."""

from lib.story.footnotes import Note
from lib.story.plain_text import story_text
from lib.story.read import Step, Story, read_story

__all__ = ["Note", "Step", "Story", "read_story", "story_text"]
