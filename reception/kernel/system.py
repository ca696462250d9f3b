"""What the system says when it refuses a file, in words that can be put into any language."""

from __future__ import annotations

import errno

from reception.kernel.i18n import mark as _
from reception.kernel.i18n import worded

_SAID = {
    errno.ENOENT: _("there is no such file or folder"),
    errno.ENOTDIR: _("a file stands where a folder is needed"),
    errno.EISDIR: _("it is a folder"),
    errno.EEXIST: _("it is there already"),
    errno.EACCES: _("this user of the PC has no right to it"),
    errno.EPERM: _("this user of the PC has no right to it"),
    errno.EROFS: _("the disk can only be read"),
    errno.ENOSPC: _("the disk is full"),
    errno.EDQUOT: _("the disk is full"),
    errno.EIO: _("the disk is damaged or was taken out"),
    errno.ENAMETOOLONG: _("the name is too long"),
}


def told_by(fault: OSError) -> str:
    """The reason of a refusal, to stand as a value in a message; the system's own code where we have no words."""
    message = _SAID.get(fault.errno or 0)
    if message is None:
        return errno.errorcode.get(fault.errno or 0, type(fault).__name__)
    return worded(message)
