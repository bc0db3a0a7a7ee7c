namespace Helix.Hosting.Settings;

/// <summary>A setting that a program has asked for.</summary>
/// <param name="Option">The command-line option with its dashes, or an empty text where there is only a variable.</param>
/// <param name="Variable">The environment variable, or an empty text where there is only an option.</param>
/// <param name="Default">What holds where neither is given, as text.</param>
/// <param name="Meaning">A sentence for the usage.</param>
internal sealed record KnownSetting(string Option, string Variable, string Default, string Meaning);
