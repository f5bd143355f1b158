namespace Katas.Tests.Checker;

/// <summary>An empty temporary folder, deleted when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("katas-empty-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
