namespace Katas.Lesson11.Tests;

/// <summary>A folder for one test, deleted with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("katas-").FullName;

    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
