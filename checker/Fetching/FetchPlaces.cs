namespace Katas.Checker.Fetching;

/// <summary>Where models are, and where new ones go.</summary>
/// <param name="own">The workbook's own place, <c>.katas/models</c>.</param>
/// <param name="variable">Gives an environment variable.</param>
internal sealed class FetchPlaces(string own, Func<string, string?> variable)
{
    public const string Variable = "KATAS_MODELS";

    private string? Named => variable(Variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>Where a model of this name is; null if it is nowhere.</summary>
    public string? Find(string name) => new[] { Named, own }
        .OfType<string>()
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(path => Directory.Exists(path) || File.Exists(path));

    /// <summary>The folder that new models go to: the one that the variable names, if it can be written.</summary>
    /// <exception cref="CheckerException">None can be.</exception>
    public string ToWrite()
    {
        if (Named is { } named && CanWrite(named, out _))
        {
            return named;
        }

        return CanWrite(own, out var problem) ? own : throw DiskSpace.Trouble(own, problem!);
    }

    private static bool CanWrite(string folder, out Exception? problem)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            problem = null;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception;
            return false;
        }
    }
}
