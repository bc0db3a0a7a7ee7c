namespace AosOps.Helix;

/// <summary>Checks that the user exists that the services run as.</summary>
internal static class AccountCheck
{
    private const string Name = "Account";

    /// <summary>Makes the check.</summary>
    public static InstallationFinding Check(InstallationContext context)
    {
        const string User = HelixUnit.User;
        if (context.Account is { } account)
            return InstallationFinding.Healthy(HelixInstallationCheck.Common, Name, User, $"The user {User} exists (uid {account.User}, gid {account.Group}).");
        return InstallationFinding.Fault(
            HelixInstallationCheck.Common, Name, User, $"There is no user {User}: the services cannot start, and nothing can belong to it.",
            $"sudo useradd --system --user-group --home-dir /opt/helix --shell /usr/sbin/nologin {User}");
    }
}
