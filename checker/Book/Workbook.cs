namespace Katas.Checker.Book;

/// <summary>The workbook on disk. Lessons are its numbered folders; nothing lists them by hand.</summary>
/// <param name="root">The folder that holds Katas.sln.</param>
public sealed class Workbook(string root)
{
    /// <summary>The folder that holds Katas.sln.</summary>
    public string Root { get; } = root;

    /// <summary>The folder of the learner's own files during a swap.</summary>
    public string Keep => Path.Combine(Root, ".katas");

    /// <summary>Where a lesson's files are while the solution is in their place.</summary>
    /// <param name="number">Two digits.</param>
    public string Swapped(string number) => Path.Combine(Keep, "swapped", number);

    /// <summary>Whether a lesson's folder holds the solution at present, by a swap.</summary>
    /// <param name="number">Two digits.</param>
    public bool IsSwapped(string number) => Directory.Exists(Swapped(number));

    /// <summary>The folder of the learner's files, with one folder per lesson.</summary>
    public string Exercises => Path.Combine(Root, "exercises");

    /// <summary>The folder of the reference, with one folder per lesson.</summary>
    public string Solutions => Path.Combine(Root, "solutions");

    /// <summary>The folder of given code, with one folder for each lesson that has some.</summary>
    public string Given => Path.Combine(Root, "given");

    /// <summary>The corpora.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>The folder of the demonstrations, with one folder per lesson, and of the capstones.</summary>
    public string Demos => Path.Combine(Root, "demos");

    /// <summary>The global usings that every project compiles.</summary>
    public string GlobalUsings => Path.Combine(Root, "build", "GlobalUsings.cs");

    /// <summary>The numbers of the lessons, in order. A lesson whose exercises are gone still has its solution.</summary>
    public IReadOnlyList<string> Numbers =>
        [.. TextFile.Folders(Exercises)
            .Concat(Directory.Exists(Solutions) ? TextFile.Folders(Solutions) : [])
            .Select(folder => Path.GetFileName(folder))
            .Distinct()
            .Where(name => name.Length == 2 && name.All(char.IsAsciiDigit))
            .Order()];

    /// <summary>Finds the workbook around a folder.</summary>
    /// <param name="given">The folder named on the command line, or null to look around the current one.</param>
    /// <exception cref="CheckerException">There is none.</exception>
    public static Workbook Find(string? given)
    {
        string[] starts = given is null ? [Directory.GetCurrentDirectory(), AppContext.BaseDirectory] : [given];
        foreach (string start in starts)
        {
            for (string? folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Katas.sln")))
                {
                    return new Workbook(folder);
                }
            }
        }

        throw new CheckerException($"No workbook around {starts[0]}: there is no Katas.sln in it or in any folder above it.");
    }

    /// <summary>Reads all lessons.</summary>
    /// <exception cref="CheckerException">One of them can't be read.</exception>
    public IReadOnlyList<Lesson> Lessons() => [.. Numbers.Select(Lesson)];

    /// <summary>Reads all lessons; what is wrong with one keeps no other from being read.</summary>
    public IReadOnlyList<LessonReading> Readings() => [.. Numbers.Select(Reading)];

    /// <summary>Reads a lesson, or says why that can't be done.</summary>
    /// <param name="number">Two digits.</param>
    public LessonReading Reading(string number)
    {
        try
        {
            return new LessonReading(number, Lesson(number), null);
        }
        catch (CheckerException exception)
        {
            return new LessonReading(number, null, exception.Message);
        }
    }

    /// <summary>The folder where pictures are saved unless another is named.</summary>
    /// <param name="name">The lesson's number, or the capstone's name.</param>
    public string Pictures(string name) => Path.Combine(Root, "pictures", name);

    /// <summary>Reads a lesson.</summary>
    /// <param name="number">As people type it: <c>1</c>, <c>01</c>.</param>
    /// <exception cref="CheckerException">There is no such lesson, or its files are missing or unreadable.</exception>
    public Lesson Lesson(string number)
    {
        string padded = number.Trim().PadLeft(2, '0');
        if (!Numbers.Contains(padded))
        {
            string meant = padded.All(char.IsAsciiDigit) ? "" : Meant(number);
            throw new CheckerException($"There is no lesson {number.Trim()}. {meant}The lessons here are {string.Join(", ", Numbers)}.");
        }

        var folders = Folders(padded);
        return Directory.Exists(folders.Exercise)
            ? LessonReader.Read(padded, folders, Numbers)
            : throw new CheckerException(
                $"{Relative(folders.Exercise)} is missing, with your files of lesson {padded}. {ShippedFile.Return(folders.Exercise)} "
                + $"`{CommandLine.For("kept")}` lists copies of yours, if any were kept.");
    }

    /// <summary>Reads a task and its lesson.</summary>
    /// <param name="id">As people type it: <c>01.3</c>, <c>1.3</c>.</param>
    /// <exception cref="CheckerException">There is no such task.</exception>
    public (Lesson Lesson, LessonTask Task) Task(string id)
    {
        string[] parts = id.Trim().Split('.');
        if (parts.Length != 2 || !int.TryParse(parts[1], out int number))
        {
            throw new CheckerException($"'{id}' is not a task. {Meant(id)}A task is written as lesson, dot, number: 01.1.");
        }

        var lesson = Lesson(parts[0]);
        var task = lesson.Tasks.FirstOrDefault(candidate => candidate.Number == number)
            ?? throw new CheckerException(
                $"Lesson {lesson.Number} has no task {number}. Its tasks are {lesson.Tasks[0].Id} to {lesson.Tasks[^1].Id}.");
        return (lesson, task);
    }

    /// <summary>Whether what people type means a task, rather than a lesson.</summary>
    public static bool IsTask(string typed) => typed.Contains('.');

    /// <summary>A path as shown to people: from the workbook's root.</summary>
    /// <param name="path">An absolute path.</param>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The lesson or task that was probably meant, as a question; empty if there is none.</summary>
    private string Meant(string typed)
    {
        var ids = Numbers.Concat(Readings().SelectMany(reading => reading.Lesson?.Tasks ?? []).Select(task => task.Id));
        return Nearest.Find(typed.Trim(), ids) is { } near ? $"Did you mean {near}? " : "";
    }

    /// <summary>Where a lesson's parts lie.</summary>
    /// <param name="number">Two digits.</param>
    public LessonFolders Folders(string number) => new(
        Path.Combine(Exercises, number),
        Path.Combine(Solutions, number),
        Path.Combine(Given, number),
        Path.Combine(Root, "tests", number),
        Path.Combine(Demos, number));
}
