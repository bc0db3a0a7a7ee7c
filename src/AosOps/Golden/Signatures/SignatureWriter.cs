using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Json;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>
/// Stages the new signatures of golden files. It can be used for one file after another, by one thread, and must not be
/// disposed of before what it staged is.
/// </summary>
/// <param name="change">What is to be done.</param>
internal sealed class SignatureWriter(GoldenSignatureChange change) : IDisposable
{
    /// <summary>A new signature may be read by whom its golden file's group is, as the golden files of the engine may.</summary>
    private const UnixFileMode NewMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private readonly SignatureExaminer examiner = new(change.Secrets);
    private readonly Dictionary<string, DirectoryHandle> folders = new(StringComparer.Ordinal);

    /// <summary>Stages the new signature of a golden file that was examined, where the change concerns it.</summary>
    public StagedSignature Stage(SignatureEvidence evidence)
    {
        if (!change.Concerns(evidence))
            return new StagedSignature(change.Describe(evidence), null, null);
        var form = evidence.Form ?? change.Form;
        try
        {
            var staged = form == GoldenSignatureForm.Beside ? StageBeside(evidence) : StageInside(evidence);
            return new StagedSignature((evidence with { Outcome = change.Outcome, Message = "", Form = form }).ToSignature(), staged, null);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or AosException or JsonFormatException)
        {
            var failure = cause is JsonFormatException ? new IOException("it was changed while it was read.", cause) : cause;
            return new StagedSignature(evidence.ToSignature(), null, AosException.FromFile(evidence.Path, failure, writing: true));
        }
    }

    /// <summary>Closes the folders.</summary>
    public void Dispose()
    {
        foreach (var folder in folders.Values)
            folder.Dispose();
    }

    private StagedFile StageBeside(SignatureEvidence evidence)
    {
        var signature = evidence.Expected ?? examiner.Sign(evidence.Path, GoldenSignatureForm.Beside);
        var name = Path.GetFileName(evidence.Path);
        return StagedFile.Write(FolderOf(evidence), name + GoldenFile.SignatureExtension, name, NewMode, file => RandomAccess.Write(file, signature, 0));
    }

    private StagedFile StageInside(SignatureEvidence evidence)
    {
        if (evidence.Inside is not { } inside || evidence.Path.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal))
            throw Unsuitable(evidence.Path);
        var signature = evidence.Expected ?? examiner.Sign(evidence.Path, GoldenSignatureForm.Inside);
        var written = File.GetLastWriteTimeUtc(evidence.Path);
        var name = Path.GetFileName(evidence.Path);
        var staged = StagedFile.Write(FolderOf(evidence), name, name, NewMode, file =>
        {
            using var source = File.OpenRead(evidence.Path);
            inside.Write(source, file, signature);
        });
        try
        {
            // The age of a golden file decides when it is archived: a new signature makes it no younger.
            File.SetLastWriteTimeUtc(staged.TemporaryPath, written);
            return Verified(staged);
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Each folder is held open: nobody can put another in its place before what is staged is published.</summary>
    private DirectoryHandle FolderOf(SignatureEvidence evidence)
    {
        var directory = Path.GetDirectoryName(evidence.Path)!;
        if (!folders.TryGetValue(directory, out var folder))
            folders.Add(directory, folder = DirectoryHandle.Open(directory));
        return folder;
    }

    /// <summary>The golden file was read twice. What was written must be what was signed.</summary>
    private StagedFile Verified(StagedFile staged) =>
        examiner.Verifies(staged.TemporaryPath) ? staged : throw new IOException("it was changed while it was read.");

    private static AosException Unsuitable(string path) =>
        new(ErrorIds.SignatureFormUnsuitable, FailureKind.InvalidArgument, $"'{path}' cannot hold its signature inside: only an older golden file of the engine, one JSON object, can.")
        {
            FilePath = path,
            Remedy = "Sign it beside, which is the default.",
        };
}
