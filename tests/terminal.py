"""Commands at a pseudo-terminal, as a person there answers them."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time

from tests.browser import REPOSITORY

DOWN = "\x1b[B"
CTRL_C = "\x03"


class Terminal:
    """The command at a pseudo-terminal, with somebody who reads and types."""

    def __init__(self, *words):
        self.master, slave = pty.openpty()
        environment = {k: v for k, v in os.environ.items() if k != "CI"}
        environment |= {
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "PYTHONPATH": str(REPOSITORY / "generator"),
        }
        code = "from ownwords.desk.main import run; run()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *words],
            stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def answer(self, question, keys):
        """Wait until the question stands there, and type."""
        self._until(lambda: question in self.seen)
        self.seen = ""
        time.sleep(0.3)
        os.write(self.master, keys.encode())

    def end(self):
        self._until(lambda: self.process.poll() is not None)
        os.close(self.master)
        return self.process.wait()

    def _until(self, is_so):
        for _ in range(600):
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    text = os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:  # it has ended, and its terminal with it
                    text = ""
                    time.sleep(0.1)
                self.seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
            if is_so():
                return
        self.process.kill()
        self.process.wait()
        raise AssertionError(self.seen)
