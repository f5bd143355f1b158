namespace Katas.Checker.Keeping;

/// <summary>
/// The steps in which the checker changes files. Each is done or not done as far as the next one is concerned; tests stop
/// or fail them one by one.
/// </summary>
internal class Disk
{
    public static Disk Real { get; } = new();

    public virtual void CreateFolder(string path) => Directory.CreateDirectory(path);

    /// <summary>Writes a new file, down to the disk. Stopped in the middle, half of it is there.</summary>
    public virtual void Write(string path, byte[] bytes)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Gives a file another file's name, in one step. The file that had that name is gone.</summary>
    public virtual void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Gives a folder another name, in one step.</summary>
    public virtual void RenameFolder(string from, string to) => Directory.Move(from, to);

    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Deletes a folder and what is in it. Stopped in the middle, half of it is gone.</summary>
    public virtual void DeleteFolder(string path) => Directory.Delete(path, recursive: true);
}
