namespace Helix.Tests.Systemd;

/// <summary>The tests that share one machine. Each leaves it as it found it: both services installed and well.</summary>
[CollectionDefinition(Name)]
public sealed class SystemdMachine : ICollectionFixture<BootedSystemd>
{
    public const string Name = "systemd";

    public const string Metrics = "helix-shadow-metrics.service";
    public const string Research = "helix-dissonance.service";
}
