using Katas.Checker.Keeping;

namespace Katas.Tests.Checker.Keeping;

/// <summary>
/// A disk that stops at a step: dead from there on, as when the process is killed, or failing once, as when it is full.
/// What is written at that step is written half.
/// </summary>
/// <param name="stopAt">The step, counted from 1.</param>
/// <param name="fault">What the step throws; null to be dead from there on.</param>
internal sealed class StepDisk(int stopAt, Exception? fault = null) : Disk
{
    private int steps;

    /// <summary>Whether the step was reached.</summary>
    public bool HasStopped => steps >= stopAt;

    public override void CreateFolder(string path) => Step(() => base.CreateFolder(path));

    public override void Write(string path, byte[] bytes) =>
        Step(() => base.Write(path, bytes), () => base.Write(path, bytes[..(bytes.Length / 2)]));

    public override void Rename(string from, string to) => Step(() => base.Rename(from, to));

    public override void RenameFolder(string from, string to) => Step(() => base.RenameFolder(from, to));

    public override void Delete(string path) => Step(() => base.Delete(path));

    public override void DeleteFolder(string path) =>
        Step(() => base.DeleteFolder(path), () => File.Delete(Directory.GetFiles(path)[0]));

    private void Step(Action whole, Action? half = null)
    {
        steps++;
        if (steps == stopAt)
        {
            half?.Invoke();
            throw fault ?? new Killed();
        }

        if (steps > stopAt && fault is null)
        {
            throw new Killed();
        }

        whole();
    }

    /// <summary>The process is gone. It is no exception that code could mend anything after.</summary>
    internal sealed class Killed : Exception;
}
