using System.Diagnostics;
using System.Text.Json;
using FluentAssertions;
using Katas.Checker.Commands;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary>What editors and hosted builds are told has to name what is there.</summary>
public sealed class EditorFilesTests
{
    private static readonly string[] Files =
        [".vscode/tasks.json", ".vscode/launch.json", ".vscode/settings.json", ".vscode/extensions.json", ".devcontainer/devcontainer.json"];

    [TestCaseSource(nameof(Files))]
    public void Is_json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)));

        document.RootElement.ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Test]
    public void Every_task_of_the_editor_is_a_command_of_the_checker()
    {
        using var tasks = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".vscode/tasks.json")));
        string[] known = [.. Root.Create().Subcommands.Select(command => command.Name)];

        var used = tasks.RootElement.GetProperty("tasks").EnumerateArray()
            .Select(task => task.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!).ToList())
            .Where(arguments => arguments.Contains("--"))
            .Select(arguments => arguments[arguments.IndexOf("--") + 1])
            .ToList();

        used.Should().NotBeEmpty().And.BeSubsetOf(known);
    }

    [Test]
    public void The_learners_solution_has_every_lesson_and_neither_solutions_nor_benchmarks()
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "exercises/Learner.slnf")));

        var projects = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
            .Select(project => project.GetString()!.Replace('\\', '/')).ToList();

        projects.Where(project => project.StartsWith("exercises/", StringComparison.Ordinal))
            .Should().BeEquivalentTo(SolutionFile.OnDisk(Repository.Root).Where(project => project.StartsWith("exercises/", StringComparison.Ordinal)));
        projects.Should().OnlyContain(project => File.Exists(Path.Combine(Repository.Root, project)))
            .And.NotContain(project => project.StartsWith("solutions", StringComparison.Ordinal) || project.StartsWith("benchmarks", StringComparison.Ordinal));
    }

    [Test]
    public void The_summary_of_a_fork_is_made_from_the_report()
    {
        const string Report = """
            {"schema": 1, "command": "report", "done": 5, "total": 12, "next": "01.6", "lessons": [
              {"number": "01", "title": "One | two", "done": 5, "total": 10, "tasks": [
                {"id": "01.5", "title": "Done", "status": "passed", "problems": [], "findings": []},
                {"id": "01.6", "title": "Attention", "status": "failed", "file": "exercises/01/Attention.cs", "line": 41,
                 "problems": [], "findings": [{"title": "Not scaled", "hint": "Look at\nthe scores."}]}]},
              {"number": "02", "title": "Two", "done": 0, "total": 2, "tasks": []}]}
            """;

        string summary = Summarize(Report);

        summary.ReplaceLineEndings("\n").Should().Be("""
            # Transformer Katas: 5 of 12 tasks done

            | | lesson | | |
            |---|---|---|---|
            | 01 | One \| two | █████░░░░░ | 5/10 |
            | 02 | Two | ░░░░░░░░░░ | 0/2 |

            ## Next: 01.6 Attention

            does not pass yet, `exercises/01/Attention.cs:41`

            - **Not scaled**: Look at the scores.

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void The_summary_of_a_book_that_cannot_be_read_says_why() =>
        Summarize("""{"schema": 1, "command": "error", "message": "There is no README.", "exitCode": 2}""")
            .Should().Contain("There is no README.");

    private static string Summarize(string report)
    {
        var start = new ProcessStartInfo("jq")
        {
            ArgumentList = { "--raw-output", "--from-file", Path.Combine(Repository.Root, ".github/progress.jq") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Start(start);
        process.StandardInput.Write(report);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(TimeSpan.FromSeconds(30)).Should().BeTrue();
        process.ExitCode.Should().Be(0, errors.Result);
        return output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("jq is not installed; the hosted build has it.");
            throw;
        }
    }
}
