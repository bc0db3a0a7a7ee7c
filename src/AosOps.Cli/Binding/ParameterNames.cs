using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Finds a parameter by its name, an alias, or an unambiguous beginning of one.</summary>
internal static class ParameterNames
{
    /// <summary>Finds a parameter.</summary>
    /// <returns>The parameter, or null where none is meant.</returns>
    /// <exception cref="ParameterBindingException">More than one may be meant.</exception>
    public static ParameterMetadata? Find(CommandMetadata metadata, string name)
    {
        ParameterMetadata? own = null, any = null;
        int owns = 0, all = 0;
        foreach (var parameter in metadata.Parameters)
        {
            if (parameter.IsNamed(name))
                return parameter;
            if (!parameter.StartsWith(name))
                continue;
            any = parameter;
            all++;
            if (!parameter.IsCommon)
            {
                own = parameter;
                owns++;
            }
        }

        // The cmdlet's own parameters come before the common ones.
        if (owns == 1)
            return own;
        return all <= 1 ? any : throw BindingFailure.AmbiguousParameter(name, Matches(metadata, name));
    }

    private static string Matches(CommandMetadata metadata, string name)
    {
        var matches = "";
        foreach (var parameter in metadata.Parameters)
        {
            if (parameter.StartsWith(name))
                matches += $" -{parameter.Name}";
        }

        return matches;
    }
}
