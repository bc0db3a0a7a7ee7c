using System.Runtime.Loader;
using AosOps.HelpBuilder;

if (args is not [var modulePath, var outputPath])
{
    Console.Error.WriteLine("Usage: AosOps.HelpBuilder <AosOps.Module.dll> <output.xml>");
    return 2;
}

var moduleDirectory = Path.GetDirectoryName(Path.GetFullPath(modulePath))!;
AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.Combine(moduleDirectory, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;

var module = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(modulePath));
var types = CmdletReflection.CmdletTypes(module).ToList();
var comments = new CommentFile(moduleDirectory, types);
var cmdlets = types.Select(type => CmdletHelpReader.Read(type, comments)).ToList();

var gaps = cmdlets.SelectMany(HelpGaps.Of).ToList();
foreach (var gap in gaps)
    Console.Error.WriteLine($"{modulePath}: error HELP: {gap}");
if (gaps.Count > 0)
    return 1;

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outputPath))!);
MamlWriter.Write(cmdlets).Save(outputPath);
Console.WriteLine($"{outputPath}: help of {cmdlets.Count} cmdlets");
return 0;
