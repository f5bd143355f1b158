using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Showing;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>The capstone, on solved lessons: made of the learner's files alone, and able to train for a few steps.</summary>
public sealed class CapstoneTests
{
    private const int Steps = 3;

    private CapstoneBook book;
    private CompiledDemo capstone;

    [OneTimeSetUp]
    public void Start()
    {
        book = new CapstoneBook();
        capstone = new DemoCompiler(book.Book).Compile(Katas.Checker.Book.Capstone.Find(book.Book, 1), []);
    }

    [OneTimeTearDown]
    public void End() => book.Dispose();

    [Test]
    public void Nothing_in_it_comes_from_the_solutions()
    {
        using var assembly = new PEReader(new MemoryStream(capstone.Compiled.Assembly));
        var metadata = assembly.GetMetadataReader();

        capstone.Compiled.Compilation.ReferencedAssemblyNames.Select(name => name.Name)
            .Should().Contain("TorchSharp").And.NotContain("Katas.Solutions");
        metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Should().Contain("TorchSharp").And.NotContain("Katas.Solutions");
        var files = capstone.Compiled.Compilation.SyntaxTrees.Select(tree => book.Book.Relative(tree.FilePath)).ToList();
        files.Should().NotContain(file => file.StartsWith("solutions/", StringComparison.Ordinal));
        book.Book.Numbers.Where(number => files.Exists(file => file.StartsWith($"exercises/{number}/", StringComparison.Ordinal)))
            .Should().Equal(Enumerable.Range(1, 8).Select(number => $"0{number}"), "the capstone names its lessons, and 91 is none of them");
    }

    [Test]
    public async Task A_translation_model_is_trained_kept_and_resumed()
    {
        string file = Save("pairs.tsv", i => $"The {Word(i)} sleeps.\tLe {Word(i)} dort.\tCC-BY 2.0 (France)");

        (await Run(file, Steps)).Should().Be(ExitCode.Done);

        Directory.GetFiles(book.Folder("pictures")).Should().ContainSingle(path => path.EndsWith("lesson08-own.png"));
        string checkpoint = Path.Combine(book.Folder("kept"), "own-translation.checkpoint");
        byte[] first = await File.ReadAllBytesAsync(checkpoint);

        (await Run(file, Steps, resume: true)).Should().Be(ExitCode.Done, "there is nothing left to do");
        (await File.ReadAllBytesAsync(checkpoint)).Should().Equal(first);

        (await Run(file, 2 * Steps, resume: true)).Should().Be(ExitCode.Usage, "the schedule was another one");
        (await File.ReadAllBytesAsync(checkpoint)).Should().Equal(first);

        (await Run(file, Steps)).Should().Be(ExitCode.Done);
        (await File.ReadAllBytesAsync($"{checkpoint}.before")).Should().Equal(first, "a new run keeps that of the one before");
    }

    [Test]
    public async Task A_language_model_is_trained_and_writes()
    {
        string file = Save("text.txt", i => $"The {Word(i)} sleeps, and the {Word(i + 1)} does not.");

        (await Run(file, Steps)).Should().Be(ExitCode.Done);

        File.Exists(Path.Combine(book.Folder("kept"), "own-language.checkpoint")).Should().BeTrue();
    }

    [Test]
    public async Task A_file_with_nothing_in_it_is_told_in_a_sentence() =>
        (await Run(Save("empty.txt", _ => ""), Steps)).Should().Be(ExitCode.Usage);

    private async Task<int> Run(string file, int steps, bool resume = false)
    {
        var given = new Dictionary<string, string> { ["--data"] = file, ["--steps"] = steps.ToString(CultureInfo.InvariantCulture) };
        if (resume)
        {
            given["--resume"] = "";
        }

        var request = new DemoRequest(book.Folder("pictures"), book.Book.Data)
        {
            Given = given,
            Kept = book.Folder("kept"),
            Plain = true,
        };
        return (await capstone.Run(request, silent: true, CancellationToken.None)).ExitCode;
    }

    private string Save(string name, Func<int, string> line)
    {
        string path = Path.Combine(book.Folder("own"), name);
        File.WriteAllLines(path, Enumerable.Range(0, 120).Select(line));
        return path;
    }

    private static string Word(int i) => "w" + i.ToString(CultureInfo.InvariantCulture);
}
