"""Sign files for Windows, where the environment names a certificate; otherwise do nothing.

    python .ci/windows/sign.py FILE...

GOUJI_SIGN_PFX       the certificate with its key, PKCS#12
GOUJI_SIGN_PASSWORD  its password
GOUJI_SIGN_TIMESTAMP address of a time-stamping service (RFC 3161); without one the signature ends with the certificate

Uses signtool on Windows, elsewhere osslsigncode (Debian package of that name).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = "gouji"


def wanted() -> bool:
    """Whether a certificate is given."""
    return bool(os.environ.get("GOUJI_SIGN_PFX"))


def sign(file: Path) -> None:
    """Sign one file in its place."""
    if not wanted():
        return
    certificate, password = os.environ["GOUJI_SIGN_PFX"], os.environ.get("GOUJI_SIGN_PASSWORD", "")
    stamp = os.environ.get("GOUJI_SIGN_TIMESTAMP", "")
    if sys.platform == "win32":
        command = ["signtool", "sign", "/fd", "sha256", "/f", certificate, "/p", password, "/d", NAME]
        command += ["/tr", stamp, "/td", "sha256"] if stamp else []
        subprocess.run([*command, str(file)], check=True)
        return
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        signed = Path(folder, file.name)
        secret = Path(folder, "password")  # not among the arguments, which every process of the machine can read
        secret.touch(0o600)
        secret.write_text(password, "utf-8")
        command = ["osslsigncode", "sign", "-h", "sha256", "-pkcs12", certificate, "-readpass", str(secret), "-n", NAME]
        command += ["-ts", stamp] if stamp else []
        subprocess.run([*command, "-in", str(file), "-out", str(signed)], check=True, stdout=subprocess.DEVNULL)
        signed.replace(file)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sign(Path(name))
