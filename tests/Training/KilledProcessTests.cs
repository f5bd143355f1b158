using System.Diagnostics;
using Katas.Lesson08.Tests;
using NUnit.Framework;

namespace Katas.Tests.Training;

/// <summary>A training run in a process of its own, killed as the system kills: at any place, without a last
/// word.</summary>
public class KilledProcessTests
{
    [Test]
    public async Task A_process_that_is_killed_again_and_again_ends_with_the_same_weights()
    {
        using var folder = new TestFolder();
        string expected = KilledTraining.Train(folder.File("unbroken.ckpt"), _ => { });
        string path = folder.File("run.ckpt");

        Assert.That(await Run(path, killAfter: 6), Is.Null, "what the first process said before it was killed");
        Assert.That(await Run(path, killAfter: 7), Is.Null, "what the second process said before it was killed");
        string? seen = await Run(path, killAfter: int.MaxValue);

        Assert.That(
            seen, Is.EqualTo(expected), "weights of the run that was killed twice; expected those of the unbroken");
    }

    /// <summary>Runs the child; after so many steps it is killed, wherever it is by then.</summary>
    /// <returns>The last line, if it came to its end.</returns>
    private static async Task<string?> Run(string path, int killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(ChildProgram).Assembly.Location);
        start.ArgumentList.Add(KilledTraining.Command);
        start.ArgumentList.Add(path);
        using var process = Process.Start(start)!;
        try
        {
            int steps = 0;
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("weights", StringComparison.Ordinal))
                {
                    return line;
                }

                if (++steps == killAfter)
                {
                    process.Kill(); // SIGKILL, while the next step or its checkpoint is under way
                }
            }

            return null;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
