namespace Sentinel.Testing.Delivery;

/// <summary>What a bot said in setWebhook.</summary>
internal sealed record WebhookSettings(Uri Url, string? SecretToken, int MaxConnections, bool HasCertificate);
