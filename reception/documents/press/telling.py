"""What jinja and docxtpl find wrong with a template while a paper is made, said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from reception.documents.sandbox import OutsideLanguageError
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import mark as _


@contextmanager
def told() -> Iterator[None]:
    """Say in a sentence what jinja and docxtpl find wrong while a paper is made."""
    try:
        yield
    except OutsideLanguageError as fault:
        raise Refused(fault.fault.message, **fault.fault.values) from fault
    except UndefinedError as fault:
        raise Refused(
            _("The template asks for something this paper does not have: {fault}."), fault=fault.message or ""
        ) from fault
    except TemplateSyntaxError as fault:
        raise Refused(_("The template is broken: {fault}."), fault=fault.message or "") from fault
    except TemplateError as fault:
        raise Refused(_("The template is not allowed: {fault}."), fault=fault.message or "") from fault
    except (SyntaxError, RecursionError) as fault:  # broken XML is one to ElementTree
        raise Unable(_("The template and the answers give no whole document.")) from fault
