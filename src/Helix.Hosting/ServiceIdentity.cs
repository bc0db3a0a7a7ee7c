namespace Helix.Hosting;

/// <summary>Which service a program is.</summary>
/// <param name="Name">The name of its systemd unit, which is also its identifier in the journal: <c>helix-shadow-metrics</c>.</param>
/// <param name="Version">The version of its HTTP interface: <c>1.1.0</c>. Not that of the program, which may change while the interface does not.</param>
/// <param name="DefaultPort">The port that it listens on unless it is told another.</param>
public sealed record ServiceIdentity(string Name, string Version, int DefaultPort);
