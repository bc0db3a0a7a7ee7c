namespace AosOps.Tests.Helix.Systemd;

/// <summary>
/// Programs of the operating system for tests: scripts of their names on a PATH of their own. No systemd runs as the first
/// process of a machine that runs tests, so that systemctl and journalctl have nobody to ask.
/// </summary>
internal sealed class StandIn : IDisposable
{
    private readonly TempDirectory directory = new();

    /// <summary>The PATH.</summary>
    public string SearchPath => directory.Path;

    /// <summary>The calls so far, a line each: the name and the arguments.</summary>
    public string[] Calls => File.Exists(directory["calls"]) ? File.ReadAllLines(directory["calls"]) : [];

    /// <summary>A directory for what the scripts need to remember.</summary>
    public TempDirectory Files => directory;

    /// <summary>Writes a program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="script">What it does after its call is noted, in sh.</param>
    public StandIn With(string name, string script)
    {
        var path = directory.Write(name, $"#!/bin/sh\nhere='{directory.Path}'\necho \"{name} $*\" >>\"$here/calls\"\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    public void Dispose() => directory.Dispose();
}
