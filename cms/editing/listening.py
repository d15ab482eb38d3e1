"""What Wagtail says about reviews becomes our own mails.

Wagtail connects its notifiers under fixed names. Ours sit in those chairs before it starts, so that nobody gets two
mails, and every mail goes out as a task, in the municipality's name.
"""

from __future__ import annotations

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from cms.editing import mailing


def listen() -> None:
    task_submitted.connect(
        mailing.submitted, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    workflow_submitted.connect(
        mailing.silent, sender=WorkflowState, dispatch_uid="workflow_state_submitted_email_notification"
    )
    workflow_rejected.connect(
        mailing.rejected, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification"
    )
    workflow_approved.connect(
        mailing.approved, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification"
    )
