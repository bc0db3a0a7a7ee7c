namespace AosOps.Helix;

/// <summary>What all checks of an installation look at.</summary>
/// <param name="Root">The file system.</param>
/// <param name="Users">Its users.</param>
/// <param name="Systemctl">systemd, or null where it does not run for this file system.</param>
/// <param name="Clock">Gives the time.</param>
internal sealed record InstallationContext(RootDirectory Root, UserDatabase Users, Systemctl? Systemctl, TimeProvider Clock)
{
    /// <summary>The user that Helix runs as, or null where the machine has no such user.</summary>
    public UserAccount? Account { get; } = Users.Find(HelixUnit.User);

    /// <summary>The group that owns the files: that of the user's name, else the user's own.</summary>
    public uint? Group => Users.Group(HelixUnit.User) ?? Account?.Group;
}
