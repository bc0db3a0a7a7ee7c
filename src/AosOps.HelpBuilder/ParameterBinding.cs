using System.Management.Automation;
using System.Reflection;

namespace AosOps.HelpBuilder;

/// <summary>How a parameter is bound in one parameter set.</summary>
internal sealed record ParameterBinding(bool Mandatory, int? Position, bool FromPipeline, bool FromPipelineByPropertyName)
{
    /// <summary>What PowerShell's help says about the position.</summary>
    public string PositionText => Position?.ToString() ?? "named";

    /// <summary>What PowerShell's help says about the pipeline.</summary>
    public string PipelineText => (FromPipeline, FromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    /// <summary>Reads the attribute.</summary>
    public static ParameterBinding Read(CustomAttributeData attribute) => new(
        attribute.Named(nameof(ParameterAttribute.Mandatory), false),
        attribute.NamedOrNull<int>(nameof(ParameterAttribute.Position)),
        attribute.Named(nameof(ParameterAttribute.ValueFromPipeline), false),
        attribute.Named(nameof(ParameterAttribute.ValueFromPipelineByPropertyName), false));
}
