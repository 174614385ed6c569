namespace Sentinel.Testing.Delivery;

/// <summary>Why the last delivery to a webhook failed.</summary>
internal sealed record WebhookFailure(DateTimeOffset Time, string Message);
