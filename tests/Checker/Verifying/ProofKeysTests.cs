using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Verifying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>Whatever a proof depends on changes its key; what it does not depend on leaves it alone.</summary>
public sealed class ProofKeysTests
{
    private const string Stubs = "91-stubs";
    private const string Solution = "91-solution";
    private const string Mistakes = "91-mistakes-91.1";
    private const string OtherMistakes = "91-mistakes-91.2";
    private const string Alternative = "91-alternative-twice-by-adding";
    private const string Demo = "91-demo";
    private const string Questions = "91-questions";

    private static readonly string[] Run = [Stubs, Solution, Mistakes, OtherMistakes, Alternative, Questions, Demo];

    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void The_same_files_give_the_same_keys() => Keys().Should().Equal(Keys());

    [Test]
    public void Words_are_proved_every_time() => Keys()["91-words"].Should().BeNull();

    [TestCase("solutions/91/Numbers.cs", Stubs, Solution, Mistakes, OtherMistakes, Alternative, Questions, Demo)]
    [TestCase("tests/91/SampleTests.cs", Stubs, Solution, Mistakes, OtherMistakes, Alternative, Questions, Demo)]
    [TestCase("tests/91/Probes.cs", Stubs, Solution, Mistakes, OtherMistakes, Alternative, Questions, Demo)]
    [TestCase("build/GlobalUsings.cs", Stubs, Solution, Mistakes, OtherMistakes, Alternative, Questions, Demo)]
    [TestCase("exercises/91/Numbers.cs", Stubs)]
    [TestCase("demos/91/NumbersDemo.cs", Demo)]
    [TestCase("tests/91/mistakes/squared.cs", Solution, Mistakes, Alternative)]
    [TestCase("tests/91/alternatives/twice-by-adding.cs", Alternative)]
    [TestCase("tests/91/unseen/three-times.cs", Mistakes)]
    [TestCase("tests/91/questions.md", Questions)]
    [TestCase("tests/91/mistakes/both-doubled.cs", Solution, Questions)]
    [TestCase("tests/91/hints.md")]
    public void A_changed_file_changes_the_keys_of_what_depends_on_it(string file, params string[] changed)
    {
        var before = Keys();

        sample.Write(file, sample.Read(file) + "\n// a change\n");

        Changed(before).Should().BeEquivalentTo(changed);
    }

    [TestCase("data/new.tsv")]
    [TestCase("data/deeper/new.tsv")]
    [TestCase("given/91/Helper.cs")]
    [TestCase("solutions/91/More.cs")]
    [TestCase("tests/91/MoreTests.cs")]
    [TestCase("tests/91/table.json")]
    public void A_file_that_is_new_changes_all_keys(string file)
    {
        var before = Keys();

        sample.Write(file, "// new");

        Changed(before).Should().BeEquivalentTo(Run);
    }

    [Test]
    public void A_mistake_that_is_new_is_met_by_the_solution_and_its_task()
    {
        var before = Keys();

        sample.Write("tests/91/mistakes/again.cs", SampleLesson.Mistake("91.1", "Again", SampleLesson.Twice("3 * number")));

        Changed(before).Should().BeEquivalentTo(Solution, Mistakes, Alternative);
    }

    [Test]
    public void An_unseen_answer_that_is_new_is_met_by_its_task_alone()
    {
        var before = Keys();

        sample.Write("tests/91/unseen/again.cs", SampleLesson.Answer("91.1", "Again", "?", SampleLesson.Twice("3 * number")));

        Changed(before).Should().BeEquivalentTo(Mistakes);
    }

    [Test]
    public void Another_order_of_the_tasks_changes_all_keys()
    {
        var before = Keys();

        sample.Replace("exercises/91/README.md", "## Task 91.3", "## Task 91.9");

        Changed(before).Should().BeEquivalentTo(Run);
    }

    [Test]
    public void Words_of_the_lesson_change_the_keys_of_its_stubs_at_most()
    {
        var before = Keys();

        sample.Replace("exercises/91/README.md", "The number and the number again.", "The number, and the number again.");

        Changed(before).Should().BeSubsetOf([Stubs]);
    }

    [Test]
    public void Other_limits_change_all_keys()
    {
        var before = Keys();

        Changed(before, HostLimits.Default with { Test = TimeSpan.FromSeconds(1) }).Should().BeEquivalentTo(Run);
    }

    [Test]
    public void Solutions_that_were_built_otherwise_change_all_keys()
    {
        // Without a PDB nothing tells what an assembly was built from: all of it counts.
        string first = Assembly("first.dll", "one");
        string second = Assembly("second.dll", "two");

        var before = Keys(solutions: new BuiltSolutions(first));

        Keys(solutions: new BuiltSolutions(first)).Should().Equal(before);
        Run.Should().OnlyContain(name => Keys(null, new BuiltSolutions(second))[name] != before[name]);
    }

    [Test]
    public void The_checker_s_own_build_knows_its_sources_and_they_are_those_of_the_solutions()
    {
        var sources = BuiltSolutions.OfThisChecker.UnchangedSources();

        sources.Should().NotBeNull("tests run on what was just built");
        foreach (string number in RealBook.Instance.Numbers)
        {
            var lesson = RealBook.Instance.Lesson(number);
            sources!.Value.Files.Should().Contain(SourceTrees.Solution(lesson).Select(tree => tree.FilePath));
        }
    }

    [Test]
    public void A_source_that_changed_after_the_build_is_noticed()
    {
        string assembly = sample.PathOf("Small.dll");
        sample.Write("Small.cs", "public class Small { public int One() => 1; }");
        Compile(sample.PathOf("Small.cs"), assembly);
        var built = new BuiltSolutions(assembly);
        built.UnchangedSources()!.Value.Files.Should().Equal(sample.PathOf("Small.cs"));

        sample.Write("Small.cs", "public class Small { public int One() => 2; }");

        built.UnchangedSources().Should().BeNull();
    }

    [Test]
    public void A_PDB_of_another_build_is_noticed()
    {
        sample.Write("Small.cs", "public class Small { public int One() => 1; }");
        sample.Write("Large.cs", "public class Large { public int Two() => 2; }");
        Compile(sample.PathOf("Small.cs"), sample.PathOf("Small.dll"));
        Compile(sample.PathOf("Large.cs"), sample.PathOf("Large.dll"));

        File.Copy(sample.PathOf("Large.pdb"), sample.PathOf("Small.pdb"), overwrite: true);

        new BuiltSolutions(sample.PathOf("Small.dll")).UnchangedSources().Should().BeNull();
    }

    [Test]
    public void Of_an_earlier_lesson_only_what_the_tasks_reach_counts()
    {
        sample.Write(
            "solutions/90/Reached.cs",
            "namespace Katas.Lesson90; public static class Reached { public static int Far() => 1; public static int Near() => 2; }");
        sample.Write("solutions/90/Elsewhere.cs", "namespace Katas.Lesson90; public static class Elsewhere { public static int Nothing() => 3; }");
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return Reached.Near() * number;");
        var before = KeysOfBuilt();

        sample.Replace("solutions/90/Elsewhere.cs", "3", "4");
        sample.Replace("solutions/90/Reached.cs", "Far() => 1", "Far() => 5 - 4");
        var elsewhere = KeysOfBuilt();
        sample.Replace("solutions/90/Reached.cs", "Near() => 2", "Near() => 1 + 1");
        var reached = KeysOfBuilt();

        Different(before, elsewhere).Should().BeEquivalentTo([Questions, Demo], "their code may use everything");
        Different(elsewhere, reached).Should().BeEquivalentTo(Run.Except([OtherMistakes]), "91.2 does not call it");
    }

    [Test]
    public void Files_that_change_after_the_keys_were_made_are_noticed([Values("change", "add")] string how)
    {
        var keys = new ProofKeys(sample.Book, HostLimits.Default, BuiltSolutions.OfThisChecker);
        Pieces().ForEach(piece => keys.Compute(piece));
        keys.AreCurrent().Should().BeTrue();

        if (how == "change")
        {
            sample.Write("tests/91/Probes.cs", sample.Read("tests/91/Probes.cs") + " ");
        }
        else
        {
            sample.Write("tests/91/MoreTests.cs", "");
        }

        keys.AreCurrent().Should().BeFalse();
    }

    private Dictionary<string, string?> KeysOfBuilt()
    {
        string assembly = sample.PathOf("Earlier.dll");
        Compile([.. Directory.GetFiles(sample.PathOf("solutions/90"))], assembly);
        return Keys(solutions: new BuiltSolutions(assembly));
    }

    private List<Piece> Pieces() => [.. new LessonPieces(sample.Book).Split(sample.Lesson)];

    private Dictionary<string, string?> Keys(HostLimits? limits = null, BuiltSolutions? solutions = null)
    {
        var keys = new ProofKeys(sample.Book, limits ?? HostLimits.Default, solutions ?? BuiltSolutions.OfThisChecker);
        return Pieces().ToDictionary(piece => piece.Name, keys.Compute);
    }

    private IEnumerable<string> Changed(Dictionary<string, string?> before, HostLimits? limits = null) => Different(before, Keys(limits));

    private static IEnumerable<string> Different(Dictionary<string, string?> before, Dictionary<string, string?> after) =>
        Run.Where(name => after.GetValueOrDefault(name) != before[name]);

    private string Assembly(string name, string text)
    {
        sample.Write(name, text);
        return sample.PathOf(name);
    }

    private static void Compile(string source, string assembly) => Compile([source], assembly);

    /// <summary>Builds as the projects do: each file's SHA-256 stands in the PDB.</summary>
    private static void Compile(IReadOnlyList<string> sources, string assembly)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(assembly),
            sources.Select(Parse),
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = File.Create(assembly);
        using var symbols = File.Create(Path.ChangeExtension(assembly, ".pdb"));
        compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb))
            .Diagnostics.Should().BeEmpty();
    }

    private static SyntaxTree Parse(string path)
    {
        using var stream = File.OpenRead(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream, checksumAlgorithm: SourceHashAlgorithm.Sha256), SourceTrees.Options, path);
    }
}
