using System.Globalization;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Showing;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Capstone 2, on solved lessons: made of the learner's files alone, trained for a few steps, kept, resumed and looked into.</summary>
public sealed class Capstone2Tests
{
    private const int Steps = 3;

    private static readonly string[] s_pictures =
        ["capstone2-answering", "capstone2-attention", "capstone2-induction", "capstone2-lens", "capstone2-reading", "capstone2-shares"];

    private CapstoneBook book;
    private CompiledDemo dense;
    private CompiledDemo experts;

    [OneTimeSetUp]
    public void Start()
    {
        book = new CapstoneBook();
        var capstone = Katas.Checker.Book.Capstone.Find(book.Book, 2);
        dense = new DemoCompiler(book.Book).Compile(capstone, []);
        experts = new DemoCompiler(book.Book).Compile(capstone, capstone.Extras);
    }

    [OneTimeTearDown]
    public void End() => book.Dispose();

    [Test]
    public void It_is_made_of_the_lessons_that_it_needs_and_of_no_solution()
    {
        Lessons(dense).Should().Equal("01", "02", "03", "04", "05", "06", "07", "08", "09", "12", "14");
        Lessons(experts).Should().Equal("01", "02", "03", "04", "05", "06", "07", "08", "09", "12", "13", "14");
        foreach (var compiled in new[] { dense, experts })
        {
            compiled.Compiled.Compilation.ReferencedAssemblyNames.Select(name => name.Name)
                .Should().Contain("TorchSharp").And.NotContain("Katas.Solutions");
            Files(compiled).Should().NotContain(file => file.StartsWith("solutions/", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task It_reads_answers_and_is_looked_into()
    {
        string kept = book.Folder("kept-whole");

        (await Run(dense, kept, Questions())).Should().Be(ExitCode.Done);

        Directory.GetFiles(book.Folder("pictures")).Select(Path.GetFileNameWithoutExtension).Should().Contain(s_pictures);
        Directory.GetFiles(kept).Select(Path.GetFileName).Should().BeEquivalentTo(
            "reading.checkpoint", "answering.checkpoint", "answering.safetensors");
    }

    [Test]
    public async Task A_run_that_was_killed_between_the_trainings_ends_as_one_that_was_not()
    {
        string kept = book.Folder("kept-killed");
        string file = Questions();
        (await Run(dense, kept, file)).Should().Be(ExitCode.Done);
        string reading = Path.Combine(kept, "reading.checkpoint");
        string answering = Path.Combine(kept, "answering.checkpoint");
        var (read, answered) = (await File.ReadAllBytesAsync(reading), await File.ReadAllBytesAsync(answering));
        File.Delete(answering);

        (await Run(dense, kept, file, resume: true)).Should().Be(ExitCode.Done);

        (await File.ReadAllBytesAsync(reading)).Should().Equal(read);
        (await File.ReadAllBytesAsync(answering)).Should().Equal(answered);
    }

    [Test]
    public async Task Checkpoints_of_another_run_are_refused_or_put_aside()
    {
        string kept = book.Folder("kept-other");
        string file = Questions();
        (await Run(dense, kept, file)).Should().Be(ExitCode.Done);
        byte[] answered = await File.ReadAllBytesAsync(Path.Combine(kept, "answering.checkpoint"));

        (await Run(dense, kept, file, steps: 2 * Steps, resume: true)).Should().Be(ExitCode.Usage, "the schedule was another one");
        (await Run(experts, kept, file, resume: true)).Should().Be(ExitCode.Usage, "it was a dense model");
        (await File.ReadAllBytesAsync(Path.Combine(kept, "answering.checkpoint"))).Should().Equal(answered);

        (await Run(experts, kept, file)).Should().Be(ExitCode.Done);
        (await File.ReadAllBytesAsync(Path.Combine(kept, "answering.checkpoint.before"))).Should().Equal(answered);
        (await Run(experts, kept, file, resume: true)).Should().Be(ExitCode.Done, "there is nothing left to train");
    }

    [TestCase("The w1 sleeps.\tWho sleeps?", TestName = "A_line_without_an_answer_is_told_in_a_sentence")]
    [TestCase("The w1 sleeps.\tWho sleeps?\tthe w1", TestName = "A_file_with_one_passage_is_told_in_a_sentence")]
    [TestCase("", TestName = "A_file_without_questions_is_told_in_a_sentence")]
    public async Task What_is_no_file_of_questions_is_told_in_a_sentence(string line)
    {
        string path = Path.Combine(book.Folder("own"), $"bad-{TestContext.CurrentContext.Test.Name}.tsv");
        await File.WriteAllTextAsync(path, line);

        (await Run(dense, book.Folder("kept-bad"), path)).Should().Be(ExitCode.Usage);
    }

    private async Task<int> Run(CompiledDemo capstone, string kept, string file, int steps = Steps, bool resume = false)
    {
        var given = new Dictionary<string, string> { ["--data"] = file, ["--steps"] = steps.ToString(CultureInfo.InvariantCulture) };
        if (resume)
        {
            given["--resume"] = "";
        }

        var request = new DemoRequest(book.Folder("pictures"), book.Book.Data) { Given = given, Kept = kept, Plain = true };
        return (await capstone.Run(request, silent: true, CancellationToken.None)).ExitCode;
    }

    /// <summary>Forty passages with two questions each.</summary>
    private string Questions()
    {
        string path = Path.Combine(book.Folder("own"), "questions.tsv");
        File.WriteAllLines(path, Enumerable.Range(0, 40).SelectMany(i => new[]
        {
            $"The w{i} sleeps in house {i % 7}.\tWho sleeps?\tthe w{i}",
            $"The w{i} sleeps in house {i % 7}.\tWhere?\thouse {i % 7}",
        }));
        return path;
    }

    private IEnumerable<string> Lessons(CompiledDemo compiled) => book.Book.Numbers
        .Where(number => Files(compiled).Any(file => file.StartsWith($"exercises/{number}/", StringComparison.Ordinal)));

    private IEnumerable<string> Files(CompiledDemo compiled) =>
        compiled.Compiled.Compilation.SyntaxTrees.Select(tree => book.Book.Relative(tree.FilePath));
}
