namespace Bot.Chat.Delivery;

/// <summary>A channel of a chat.</summary>
/// <param name="Platform"><c>slack</c>, <c>teams</c>, <c>console</c> or <c>replay</c>.</param>
/// <param name="Workspace">The chat's own id of the workspace or tenant; empty where there is only one.</param>
/// <param name="Channel">The chat's own id of the channel or conversation.</param>
/// <param name="Name">Its name without <c>#</c>, when known.</param>
public sealed record Place(string Platform, string Workspace, string Channel, string? Name = null);
