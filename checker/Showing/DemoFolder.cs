using Katas.Checker.Compiling;

namespace Katas.Checker.Showing;

/// <summary>The temporary folder that a demonstration is run from. Deleted when disposed.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly string path = Try(() => Directory.CreateTempSubdirectory("katas-demo-").FullName);

    /// <summary>Puts an assembly there; returns its file.</summary>
    public string Write(Compiled compiled) => Try(() =>
    {
        string assembly = Path.Combine(path, $"{compiled.Compilation.AssemblyName}.dll");
        File.WriteAllBytes(assembly, compiled.Assembly);
        File.WriteAllBytes(Path.ChangeExtension(assembly, ".pdb"), compiled.Symbols);
        return assembly;
    });

    public void Dispose() => Directory.Delete(path, recursive: true);

    private static T Try<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException(
                $"The demonstration needs some room in the temporary folder, {Path.GetTempPath()}. {exception.Message}",
                inner: exception);
        }
    }
}
