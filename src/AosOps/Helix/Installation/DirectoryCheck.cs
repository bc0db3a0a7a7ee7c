using AosOps.IO;

namespace AosOps.Helix;

/// <summary>
/// Checks a directory of Helix: that it is there, belongs to the user of the services, is closed to writers, and can be
/// reached through its parents.
/// </summary>
internal sealed class DirectoryCheck(InstallationContext context)
{
    private const string Unit = HelixInstallationCheck.Common;
    private const UnixFileMode OwnersAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string OrdinaryOctal = "755";
    private const string Owner = "helix:helix";

    /// <summary>Checks a directory.</summary>
    public IEnumerable<InstallationFinding> Check(string path)
    {
        if (context.Account is not { } account)
        {
            yield return InstallationFinding.Skipped(Unit, "Owner", path, $"Whether {path} belongs to helix cannot be told without that user.");
            yield break;
        }

        foreach (var parent in Parents(context.Root.Canonical(path)))
        {
            if (CheckParent(path, parent, account) is { } finding)
                yield return finding;
        }

        if (FileStatus.Of(context.Root.Resolve(path)) is not { } status)
        {
            yield return InstallationFinding.IsHidden ? InstallationFinding.Hidden(Unit, "Owner", path) : Missing(path, account);
            yield break;
        }

        yield return CheckOwner(path, status, account);
        yield return CheckMode(path, status);
    }

    /// <summary>A parent that is missing is no finding of its own: the directory is missing then.</summary>
    private InstallationFinding? CheckParent(string path, string parent, UserAccount account)
    {
        const string Name = "Parent";
        var outside = context.Root.Resolve(parent);
        if (FileStatus.Of(outside) is not { } status)
            return InstallationFinding.IsHidden ? InstallationFinding.Hidden(Unit, Name, parent) : null;
        if (account.MayExecute(status))
            return InstallationFinding.Healthy(Unit, Name, parent, $"helix may go through {parent}.");
        return InstallationFinding.Fault(
            Unit, Name, parent, $"helix may not go through {parent} (mode {Octal(status.Mode)}), so it cannot reach {path}.", $"sudo chmod o+x {parent}",
            FileRepair.Of($"chmod o+x {outside}", () => FileRepair.SetMode(outside, status.Mode | UnixFileMode.OtherExecute)));
    }

    private InstallationFinding Missing(string path, UserAccount account)
    {
        var outside = context.Root.Resolve(path);
        return InstallationFinding.Fault(
            Unit, "Owner", path, $"{path} is missing.", $"sudo install -d -o helix -g helix -m {OrdinaryOctal} {path}",
            FileRepair.Of($"create {outside}, owned by {Owner}", () =>
            {
                Directory.CreateDirectory(outside);
                FileRepair.SetMode(outside, FileRepair.Ordinary);
                FileOwnership.Change(outside, account.User, context.Group!.Value);
            }));
    }

    private InstallationFinding CheckOwner(string path, FileStatus status, UserAccount account)
    {
        const string Name = "Owner";
        var group = context.Group!.Value;
        if (status.UserId == account.User && status.GroupId == group)
            return InstallationFinding.Healthy(Unit, Name, path, $"{path} belongs to {Owner}.");
        var outside = context.Root.Resolve(path);
        return InstallationFinding.Fault(
            Unit, Name, path, $"{path} belongs to {context.Users.UserName(status.UserId)}:{context.Users.GroupName(status.GroupId)}, not to {Owner}.", $"sudo chown {Owner} {path}",
            FileRepair.Of($"chown {Owner} {outside}", () => FileOwnership.Change(outside, account.User, group)));
    }

    private InstallationFinding CheckMode(string path, FileStatus status)
    {
        const string Name = "Mode";
        var fault = (status.Mode & OwnersAll) != OwnersAll ? "its owner may not do everything in it"
            : (status.Mode & UnixFileMode.OtherWrite) != UnixFileMode.None ? "everybody may write to it"
            : null;
        if (fault is null)
            return InstallationFinding.Healthy(Unit, Name, path, $"{path} has mode {Octal(status.Mode)}.");
        var outside = context.Root.Resolve(path);
        return InstallationFinding.Fault(
            Unit, Name, path, $"{path} has mode {Octal(status.Mode)}: {fault}.", $"sudo chmod {OrdinaryOctal} {path}",
            FileRepair.Of($"chmod {OrdinaryOctal} {outside}", () => FileRepair.SetMode(outside, FileRepair.Ordinary)));
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var end = path.IndexOf('/', 1); end > 0; end = path.IndexOf('/', end + 1))
            yield return path[..end];
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(3, '0');
}
