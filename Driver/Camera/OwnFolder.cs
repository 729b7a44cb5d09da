namespace SonyAlpha.Driver;

/// <summary>A client wants each of its pictures kept as the camera's own file, whatever the user's settings say.</summary>
/// <param name="Folder">Where; null for the folder of kept files.</param>
/// <param name="Kept">Is told where each is. Called on the keeper's thread: it must return at once.</param>
internal sealed record OwnFolder(string? Folder, Action<string> Kept);
