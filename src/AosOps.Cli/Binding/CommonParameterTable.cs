using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Reaches the parameters that every cmdlet has.</summary>
internal sealed class CommonParameterTable : ParameterTable
{
    private const int Verbose = 0;
    private const int Debug = 1;
    private const int ErrorAction = 2;
    private const int WarningAction = 3;
    private const int InformationAction = 4;
    private const int ProgressAction = 5;
    private const int WhatIf = 6;
    private const int Confirm = 7;
    private const int Unsupported = 8;

    private static readonly ParameterSetData[] AllSets = [new(ParameterSets.All, new ParameterAttribute())];
    private static readonly ParameterSetData[] AllSetsHidden = [new(ParameterSets.All, new ParameterAttribute { DontShow = true })];

    /// <summary>Adds them to the parameters of a cmdlet.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="shouldProcess">Whether the cmdlet has the two of those that change something.</param>
    public void AddTo(List<ParameterMetadata> parameters, bool shouldProcess)
    {
        Add(nameof(Verbose), typeof(SwitchParameter), Verbose, "vb");
        Add(nameof(Debug), typeof(SwitchParameter), Debug, "db");
        Add(nameof(ErrorAction), typeof(ActionPreference), ErrorAction, "ea");
        Add(nameof(WarningAction), typeof(ActionPreference), WarningAction, "wa");
        Add(nameof(InformationAction), typeof(ActionPreference), InformationAction, "infa");
        Add(nameof(ProgressAction), typeof(ActionPreference), ProgressAction, "proga");
        Add("ErrorVariable", typeof(string), Unsupported, "ev");
        Add("WarningVariable", typeof(string), Unsupported, "wv");
        Add("InformationVariable", typeof(string), Unsupported, "iv");
        Add("OutVariable", typeof(string), Unsupported, "ov");
        Add("OutBuffer", typeof(int), Unsupported, "ob");
        Add("PipelineVariable", typeof(string), Unsupported, "pv");
        if (!shouldProcess)
            return;
        Add(nameof(WhatIf), typeof(SwitchParameter), WhatIf, "wi");
        Add(nameof(Confirm), typeof(SwitchParameter), Confirm, "cf");

        void Add(string name, Type type, int index, string alias) =>
            parameters.Add(new ParameterMetadata(name, type, this, index, [alias], index == Unsupported ? AllSetsHidden : AllSets, isCommon: true));
    }

    /// <inheritdoc/>
    public override object[] Attributes(int parameter) => [];

    /// <inheritdoc/>
    public override object? Get(object target, int parameter) => null;

    /// <inheritdoc/>
    public override void Set(object target, int parameter, object? value)
    {
        var common = (CommonParameters)target;
        switch (parameter)
        {
            case Verbose:
                common.Verbose = (SwitchParameter)value!;
                break;
            case Debug:
                common.Debug = (SwitchParameter)value!;
                break;
            case ErrorAction:
                common.ErrorAction = (ActionPreference)value!;
                break;
            case WarningAction:
                common.WarningAction = (ActionPreference)value!;
                break;
            case InformationAction:
                common.InformationAction = (ActionPreference)value!;
                break;
            case ProgressAction:
                common.ProgressAction = (ActionPreference)value!;
                break;
            case WhatIf:
                common.WhatIf = (SwitchParameter)value!;
                break;
            case Confirm:
                common.Confirm = (SwitchParameter)value!;
                break;
            default:
                throw new NotSupportedException("aosops has no variables and no buffers; use pwsh for this parameter.");
        }
    }
}
