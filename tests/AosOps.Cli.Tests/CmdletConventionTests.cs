using System.Management.Automation;
using System.Reflection;
using AosOps.Commands;

namespace AosOps.Cli.Tests;

/// <summary>What every cmdlet has in common, whoever wrote it.</summary>
public sealed class CmdletConventionTests
{
    private const int LongestFile = 150;

    private static readonly string[] ChangingVerbs =
    [
        VerbsCommon.Set, VerbsCommon.New, VerbsCommon.Remove, VerbsCommon.Clear, VerbsCommon.Copy, VerbsCommon.Undo, VerbsCommon.Optimize,
        VerbsLifecycle.Start, VerbsLifecycle.Stop, VerbsLifecycle.Restart, VerbsLifecycle.Register, VerbsLifecycle.Unregister,
        VerbsLifecycle.Complete, VerbsData.Update, VerbsData.Compress, VerbsData.Restore, VerbsData.Save, VerbsSecurity.Protect,
    ];

    private static readonly HashSet<string> ApprovedVerbs =
    [
        .. new[]
            {
                typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic),
                typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity),
            }
            .SelectMany(verbs => verbs.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(verb => (string)verb.GetRawConstantValue()!),
    ];

    public static TheoryData<Type> Cmdlets =>
        [.. typeof(AosCommand).Assembly.GetTypes().Where(IsCmdlet)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_verb_is_approved(Type cmdlet) => Assert.Contains(Named(cmdlet).VerbName, ApprovedVerbs);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_noun_is_singular(Type cmdlet) => Assert.DoesNotMatch("[^su]s$", Named(cmdlet).NounName);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_says_what_it_writes(Type cmdlet) => Assert.NotEmpty(cmdlet.GetCustomAttributes<OutputTypeAttribute>());

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_writes_sealed_types_of_the_library(Type cmdlet)
    {
        var written = cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type);

        Assert.All(written, type => Assert.True(type.IsSealed && type.Namespace!.StartsWith("AosOps.", StringComparison.Ordinal), type.FullName));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_asks_before_it_changes_something(Type cmdlet) =>
        Assert.True(!ChangingVerbs.Contains(Named(cmdlet).VerbName) || Named(cmdlet).SupportsShouldProcess);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_class_is_sealed_derives_from_the_common_base_and_has_its_name(Type cmdlet)
    {
        Assert.True(cmdlet.IsSealed);
        Assert.True(cmdlet.IsSubclassOf(typeof(AosCommand)));
        Assert.Equal($"AosOps.Commands.{Named(cmdlet).VerbName}{Named(cmdlet).NounName}Command", cmdlet.FullName);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_file_is_short_and_lies_in_a_folder_that_the_library_has_too(Type cmdlet)
    {
        var file = SourceFile(cmdlet);
        var domain = Path.GetFileName(Path.GetDirectoryName(file))!;

        Assert.InRange(File.ReadLines(file).Count(), 1, LongestFile);
        Assert.True(Directory.Exists(Path.Combine(Root(), "src", "AosOps", domain)), domain);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_comments_make_a_help_page(Type cmdlet)
    {
        var source = File.ReadAllText(SourceFile(cmdlet));

        Assert.Contains("/// <summary>", source, StringComparison.Ordinal);
        Assert.Contains("/// <remarks>", source, StringComparison.Ordinal);
        Assert.InRange(source.Split("/// <example>").Length - 1, 2, int.MaxValue);
    }

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets()
    {
        var exported = File.ReadLines(Path.Combine(Root(), "AosOps.psd1"))
            .SkipWhile(line => !line.Contains("CmdletsToExport", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.Trim() != ")")
            .Select(line => line.Trim().Trim('\''));

        Assert.Equal(Cmdlets.Select(row => Named(row.Data)).Select(named => $"{named.VerbName}-{named.NounName}").Order(), exported.Order());
    }

    private static bool IsCmdlet(Type type) =>
        type.Namespace == typeof(AosCommand).Namespace && type.IsDefined(typeof(CmdletAttribute), inherit: false);

    private static CmdletAttribute Named(Type cmdlet) => cmdlet.GetCustomAttribute<CmdletAttribute>()!;

    private static string SourceFile(Type cmdlet) =>
        Assert.Single(Directory.GetFiles(Path.Combine(Root(), "src", "AosOps.Module"), cmdlet.Name + ".cs", SearchOption.AllDirectories));

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "AosOps.psd1")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The manifest is in no parent directory.");
        return directory;
    }
}
