using Katas.Checker.Book;
using Katas.Checker.Compiling;

namespace Katas.Tests.Checker;

/// <summary>
/// A temporary workbook with lesson 91 in it, as it is shipped: stubs to fill in. Nothing but its folders says that the
/// lesson is there. Deleted when disposed.
/// </summary>
internal sealed class SampleBook : IDisposable
{
    /// <summary>The lesson's number.</summary>
    public const string Number = "91";

    /// <summary>The learner's files.</summary>
    public const string Numbers = "exercises/91/Numbers.cs";

    /// <inheritdoc cref="Numbers"/>
    public const string Gain = "exercises/91/Gain.cs";

    public SampleBook()
    {
        Root = Directory.CreateTempSubdirectory("katas-sample-").FullName;
        Book = new Workbook(Root);
        Write(
            "Katas.sln",
            "Project(\"{0}\") = \"Lesson91\", \"exercises\\91\\Lesson91.csproj\", \"{1}\"\nEndProject\n");
        Write("build/GlobalUsings.cs", File.ReadAllText(RealBook.Instance.GlobalUsings));
        Directory.CreateDirectory(PathOf("data"));
        AddLesson();
    }

    public string Root { get; }

    public Workbook Book { get; }

    public Lesson Lesson => Book.Lesson(Number);

    /// <summary>The absolute path of a file or folder of the workbook.</summary>
    public string PathOf(string relative) => Path.Combine([Root, .. relative.Split('/')]);

    public string Read(string relative) => File.ReadAllText(PathOf(relative));

    public void Write(string relative, string text)
    {
        string path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Changes a file at one place, which has to be there.</summary>
    public void Replace(string relative, string old, string with)
    {
        string text = Read(relative);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidOperationException($"{relative} does not contain: {old}");
        }

        Write(relative, text[..at] + with + text[(at + old.Length)..]);
    }

    /// <summary>Has lesson 91 give a file, as if it had been shipped.</summary>
    public void Give(string name, string text)
    {
        Write($"given/91/{name}", text);
        Write(
            $"given/91/{GivenFiles.ListName}",
            string.Concat(TextFile.CSharpFiles(PathOf("given/91")).Select(path => $"{GivenFiles.Hash(path)}  {Path.GetFileName(path)}\n")));
    }

    /// <summary>Puts a lesson of the real workbook beside it, as it is shipped.</summary>
    public void AddRealLesson(string number)
    {
        foreach (string folder in new[] { "exercises", "solutions", "given", "tests", "demos" })
        {
            string source = Path.Combine(RealBook.Instance.Root, folder, number);
            foreach (string file in !Directory.Exists(source) ? [] : Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                string relative = Path.GetRelativePath(source, file).Replace(Path.DirectorySeparatorChar, '/');
                if (!relative.StartsWith("bin/", StringComparison.Ordinal) && !relative.StartsWith("obj/", StringComparison.Ordinal))
                {
                    Write($"{folder}/{number}/{relative}", File.ReadAllText(file));
                }
            }
        }
    }

    public void Delete(string relative) => File.Delete(PathOf(relative));

    /// <summary>Solves some tasks of the exercise, all if none is named; the others are stubs.</summary>
    public void Solve(params string[] taskIds)
    {
        var rest = Lesson.Tasks.Select(task => task.Id)
            .Where(id => taskIds.Length > 0 && !taskIds.Contains(id)).ToHashSet();
        // What equals the solution byte for byte would count nothing.
        foreach (var tree in SourceTrees.Answers(Lesson))
        {
            Write(
                $"exercises/91/{Path.GetFileName(tree.FilePath)}",
                StubText.Write(tree, _ => "to be written", rest) + "// by hand\n");
        }
    }

    /// <summary>Types a wrong answer into a solved exercise.</summary>
    public void Type(string mistake)
    {
        var entry = CatalogueEntry.ReadAll(Lesson.Folders.Mistakes).Single(one => one.Name == mistake);
        foreach (var tree in Splicer.Splice(SourceTrees.Exercise(Lesson), entry))
        {
            File.WriteAllText(tree.FilePath, tree.ToString());
        }
    }

    /// <summary>The line of a file, counted from 1, on which a text stands.</summary>
    public int LineOf(string relative, string text) =>
        Read(relative).Split('\n').Index().First(line => line.Item.Contains(text, StringComparison.Ordinal)).Index + 1;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void AddLesson()
    {
        Write("solutions/91/Numbers.cs", SampleLesson.Numbers);
        Write("solutions/91/Gain.cs", SampleLesson.Gain);
        Write(Numbers, SampleLesson.Stub(SampleLesson.Numbers, "Numbers.cs"));
        Write(Gain, SampleLesson.Stub(SampleLesson.Gain, "Gain.cs"));
        Write("exercises/91/README.md", SampleLesson.Readme);
        Write("tests/91/SampleTests.cs", SampleLesson.Suite);
        Write("tests/91/Probes.cs", SampleLesson.Probes);
        Write("tests/91/hints.md", SampleLesson.Hints);
        Write("demos/91/NumbersDemo.cs", SampleLesson.Demo);
        Write("demos/91/DoublingView.cs", SampleLesson.View);
        Write("demos/capstone/README.md", SampleLesson.CapstoneReadme);
        Write("demos/capstone/SumDemo.cs", SampleLesson.Capstone);
        foreach (var (name, text) in SampleLesson.Mistakes)
        {
            Write($"tests/91/mistakes/{name}.cs", text);
        }

        foreach (var (name, text) in SampleLesson.Unseen)
        {
            Write($"tests/91/unseen/{name}.cs", text);
        }

        foreach (var (name, text) in SampleLesson.Alternatives)
        {
            Write($"tests/91/alternatives/{name}.cs", text);
        }
    }
}
