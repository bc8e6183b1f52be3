from html import unescape

from cadre_training.testing import ExporterContract


class TestMarkdown(ExporterContract):
    format = "markdown"

    def read_back(self, data: bytes) -> list[str]:
        return [unescape(data.decode())]
