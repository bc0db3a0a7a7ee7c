using System.Globalization;
using System.Text;

namespace Helix.Hosting.Settings;

/// <summary>
/// The settings of a service: an option of the command line (<c>--port 9010</c> or <c>--port=9010</c>) before an environment
/// variable before the default. A program asks for each setting once and then calls <see cref="RejectUnknown"/>, so that a
/// misspelt or truncated command line ends the program instead of being passed over.
/// </summary>
public sealed class ServiceSettings
{
    private readonly Dictionary<string, string?> options = new(StringComparer.Ordinal);
    private readonly List<string> strays = [];
    private readonly List<KnownSetting> known = [];
    private readonly Func<string, string?> environment;

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    public ServiceSettings(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        this.environment = environment;
        for (var index = 0; index < arguments.Count; index++)
            index += Take(arguments[index], index + 1 < arguments.Count ? arguments[index + 1] : null);
    }

    /// <summary>Asks for a text.</summary>
    /// <param name="option">The option, with its dashes; empty where the setting must not stand on a command line, which everybody can read.</param>
    /// <param name="variable">The environment variable; empty where there is none.</param>
    /// <param name="otherwise">The value where neither is given, or null.</param>
    /// <param name="meaning">A sentence for the usage.</param>
    /// <returns>The value, or null. An empty environment variable counts as not given.</returns>
    /// <exception cref="SettingException">The option stands there without a value.</exception>
    public string? Text(string option, string variable, string? otherwise, string meaning)
    {
        known.Add(new KnownSetting(option, variable, otherwise ?? "", meaning));
        if (options.TryGetValue(option, out var given))
            return string.IsNullOrEmpty(given) ? throw new SettingException($"{option} needs a value: is the command line cut off?") : given;
        var set = variable.Length > 0 ? environment(variable) : null;
        return string.IsNullOrEmpty(set) ? otherwise : set;
    }

    /// <summary>Asks for a whole number.</summary>
    /// <param name="option">The option, with its dashes; empty where there is none.</param>
    /// <param name="variable">The environment variable; empty where there is none.</param>
    /// <param name="otherwise">The value where neither is given.</param>
    /// <param name="least">The least value that can be.</param>
    /// <param name="most">The greatest.</param>
    /// <param name="meaning">A sentence for the usage.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SettingException">The value is not such a number.</exception>
    public int Integer(string option, string variable, int otherwise, int least, int most, string meaning)
    {
        var text = Text(option, variable, otherwise.ToString(CultureInfo.InvariantCulture), meaning)!;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        throw new SettingException($"{NameOf(option, variable)} must be a whole number from {least} to {most}, not '{text}'.");
    }

    /// <summary>Asks for an option that has no value.</summary>
    /// <param name="option">The option, with its dashes.</param>
    /// <param name="meaning">A sentence for the usage.</param>
    /// <returns>Whether it stands on the command line.</returns>
    /// <exception cref="SettingException">It has a value.</exception>
    public bool Flag(string option, string meaning)
    {
        known.Add(new KnownSetting(option, "", "", meaning));
        if (!options.TryGetValue(option, out var value))
            return false;
        return value is null ? true : throw new SettingException($"{option} has no value, but '{value}' was given.");
    }

    /// <summary>Sees to it that nothing stands on the command line that nobody asked for.</summary>
    /// <exception cref="SettingException">Something does.</exception>
    public void RejectUnknown()
    {
        var unknown = options.Keys.Where(option => !known.Exists(setting => setting.Option == option)).Concat(strays).FirstOrDefault();
        if (unknown is not null)
            throw new SettingException($"'{unknown}' is not an option of this program. --help shows them.");
    }

    /// <summary>Describes every setting that was asked for.</summary>
    public string Usage(ServiceIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var text = new StringBuilder($"{identity.Name} {identity.Version}\n\nOption or environment variable, what it means [default]:\n");
        foreach (var setting in known)
        {
            text.Append($"  {NameOf(setting.Option, setting.Variable)}\n      {setting.Meaning}");
            text.Append(setting.Default.Length > 0 ? $" [{setting.Default}]\n" : "\n");
        }

        return text.ToString();
    }

    private static string NameOf(string option, string variable) =>
        option.Length == 0 ? variable : variable.Length == 0 ? option : $"{option} ({variable})";

    // An option takes the next argument as its value unless that is an option too. Says how many further arguments it took.
    private int Take(string argument, string? next)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            strays.Add(argument);
            return 0;
        }

        if (argument.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
        {
            options[argument[..equals]] = argument[(equals + 1)..];
            return 0;
        }

        var isValue = next?.StartsWith("--", StringComparison.Ordinal) == false;
        options[argument] = isValue ? next : null;
        return isValue ? 1 : 0;
    }
}
