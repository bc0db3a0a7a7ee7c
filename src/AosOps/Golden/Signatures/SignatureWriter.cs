using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Json;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>Stages the new signatures of golden files. It can be used for one file after another, by one thread.</summary>
/// <param name="change">What is to be done.</param>
/// <param name="folders">Where the golden files lie.</param>
internal sealed class SignatureWriter(GoldenSignatureChange change, SignatureFolders folders)
{
    /// <summary>A new signature may be read by whom its golden file's group is, as the golden files of the engine may.</summary>
    private const UnixFileMode NewMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private readonly SignatureExaminer examiner = new(change.Secrets);

    /// <summary>Examines a golden file, and stages its new signature where the change concerns it.</summary>
    public StagedSignature Stage(string path)
    {
        var evidence = examiner.Examine(path);
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
            return new StagedSignature(evidence.ToSignature(), null, AosException.FromFile(path, failure, writing: true));
        }
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

    private DirectoryHandle FolderOf(SignatureEvidence evidence) => folders.Find(Path.GetDirectoryName(evidence.Path)!);

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
