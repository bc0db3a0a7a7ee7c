using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>The parameters that every cmdlet has, and the two of those that change something.</summary>
internal sealed class CommonParameters
{
    private static readonly ParameterSetData[] AllSets = [new(ParameterSets.All, new ParameterAttribute())];
    private static readonly ParameterSetData[] Unsupported = [new(ParameterSets.All, new ParameterAttribute { DontShow = true })];

    public SwitchParameter? Verbose { get; set; }

    public SwitchParameter? Debug { get; set; }

    public ActionPreference? ErrorAction { get; set; }

    public ActionPreference? WarningAction { get; set; }

    public ActionPreference? InformationAction { get; set; }

    public ActionPreference? ProgressAction { get; set; }

    public SwitchParameter WhatIf { get; set; }

    public SwitchParameter? Confirm { get; set; }

    public string ErrorVariable { set => throw NeedsPowerShell(); }

    public string WarningVariable { set => throw NeedsPowerShell(); }

    public string InformationVariable { set => throw NeedsPowerShell(); }

    public string OutVariable { set => throw NeedsPowerShell(); }

    public string PipelineVariable { set => throw NeedsPowerShell(); }

    public int OutBuffer { set => throw NeedsPowerShell(); }

    /// <summary>Adds them to the parameters of a cmdlet.</summary>
    public static void AddTo(List<ParameterMetadata> parameters, bool shouldProcess)
    {
        Add<SwitchParameter>(nameof(Verbose), "vb");
        Add<SwitchParameter>(nameof(Debug), "db");
        Add<ActionPreference>(nameof(ErrorAction), "ea");
        Add<ActionPreference>(nameof(WarningAction), "wa");
        Add<ActionPreference>(nameof(InformationAction), "infa");
        Add<ActionPreference>(nameof(ProgressAction), "proga");
        Add<string>(nameof(ErrorVariable), "ev", Unsupported);
        Add<string>(nameof(WarningVariable), "wv", Unsupported);
        Add<string>(nameof(InformationVariable), "iv", Unsupported);
        Add<string>(nameof(OutVariable), "ov", Unsupported);
        Add<int>(nameof(OutBuffer), "ob", Unsupported);
        Add<string>(nameof(PipelineVariable), "pv", Unsupported);
        if (!shouldProcess)
            return;
        Add<SwitchParameter>(nameof(WhatIf), "wi");
        Add<SwitchParameter>(nameof(Confirm), "cf");

        void Add<T>(string name, string alias, ParameterSetData[]? sets = null) =>
            parameters.Add(new ParameterMetadata(name, typeof(T), typeof(CommonParameters), [alias], sets ?? AllSets, isCommon: true));
    }

    private static NotSupportedException NeedsPowerShell() =>
        new("aosops has no variables and no buffers; use pwsh for this parameter.");
}
