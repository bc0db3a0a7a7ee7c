using AosOps.IO;

namespace AosOps.Helix;

/// <summary>A user of the machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="User">Its id.</param>
/// <param name="Group">The id of its own group.</param>
/// <param name="Groups">The ids of all groups that it is in.</param>
internal sealed record UserAccount(string Name, uint User, uint Group, IReadOnlyList<uint> Groups)
{
    /// <summary>Says whether the user may go through a directory, or execute a file, by its mode: access control lists are not looked at.</summary>
    public bool MayExecute(FileStatus status) => (status.Mode & (status.UserId == User ? UnixFileMode.UserExecute
        : Groups.Contains(status.GroupId) ? UnixFileMode.GroupExecute
        : UnixFileMode.OtherExecute)) != UnixFileMode.None;
}
