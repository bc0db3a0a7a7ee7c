using System.Globalization;
using System.Text;

namespace AosOps.Helix;

/// <summary>
/// The users and groups of a machine, from <c>/etc/passwd</c> and <c>/etc/group</c> (passwd(5), group(5)). Lines that are not
/// of their form are passed over, as the system's own library does.
/// </summary>
internal sealed class UserDatabase
{
    private readonly Dictionary<string, (uint User, uint Group)> users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (uint Id, string[] Members)> groups = new(StringComparer.Ordinal);

    private UserDatabase()
    {
    }

    /// <summary>Reads the files of a root; a missing one has no entries.</summary>
    public static UserDatabase Read(RootDirectory root) =>
        Parse(root.ReadFile("/etc/passwd") ?? [], root.ReadFile("/etc/group") ?? []);

    /// <summary>Reads the files' content.</summary>
    public static UserDatabase Parse(ReadOnlySpan<byte> passwd, ReadOnlySpan<byte> group)
    {
        var database = new UserDatabase();
        foreach (var fields in Lines(passwd))
        {
            if (fields.Length >= 4 && Id(fields[2]) is { } user && Id(fields[3]) is { } own)
                database.users.TryAdd(fields[0], (user, own));
        }

        foreach (var fields in Lines(group))
        {
            if (fields.Length >= 3 && Id(fields[2]) is { } id)
                database.groups.TryAdd(fields[0], (id, fields.Length > 3 ? fields[3].Split(',') : []));
        }

        return database;
    }

    /// <summary>Finds a user, with all groups that it is in.</summary>
    /// <returns>The account, or null where there is none of the name.</returns>
    public UserAccount? Find(string name) => users.TryGetValue(name, out var user)
        ? new UserAccount(name, user.User, user.Group, [user.Group, .. groups.Values.Where(group => group.Members.Contains(name)).Select(group => group.Id)])
        : null;

    /// <summary>The id of a group, or null.</summary>
    public uint? Group(string name) => groups.TryGetValue(name, out var group) ? group.Id : null;

    /// <summary>A user's name; its id where it has none.</summary>
    public string UserName(uint id) => users.FirstOrDefault(user => user.Value.User == id).Key ?? id.ToString(CultureInfo.InvariantCulture);

    /// <summary>A group's name; its id where it has none.</summary>
    public string GroupName(uint id) => groups.FirstOrDefault(group => group.Value.Id == id).Key ?? id.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Lines(ReadOnlySpan<byte> content) =>
        Encoding.UTF8.GetString(content).Split('\n').Select(line => line.TrimEnd('\r').Split(':')).Where(fields => fields[0].Length > 0 && fields[0][0] != '#');

    private static uint? Id(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
