"""The facilitator's commands."""
