namespace Helix.Hosting.Settings;

/// <summary>A setting is missing, unknown or cannot be. The program does not start; the message is for whoever wrote the setting.</summary>
public sealed class SettingException(string message) : Exception(message);
