using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace AosOps.Cli.Binding;

/// <summary>Takes the property that a parameter wants from an object of the pipeline.</summary>
internal static class InputProperty
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    /// <summary>Looks for a property of the parameter's name, then of each of its aliases.</summary>
    public static bool TryGet(object? input, ParameterMetadata parameter, out object? value)
    {
        value = null;
        if (PSObject.Unwrap(input) is not { } plain)
            return false;
        if (TryGet(plain, parameter.Name, out value))
            return true;
        foreach (var alias in parameter.Aliases)
        {
            if (TryGet(plain, alias, out value))
                return true;
        }

        return false;
    }

    private static bool TryGet(object input, string name, out object? value)
    {
        value = null;
        if (input is IDictionary entries && entries.Contains(name))
        {
            value = entries[name];
            return true;
        }

        if (input.GetType().GetProperty(name, Public) is not { GetMethod.IsPublic: true } property || property.GetIndexParameters().Length > 0)
            return false;
        value = property.GetValue(input);
        return true;
    }
}
